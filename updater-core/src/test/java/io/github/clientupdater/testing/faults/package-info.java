/**
 * An update server that misbehaves on request, for tests against bad networks. Begin with {@link
 * io.github.clientupdater.testing.faults.FaultyServer}; what can go wrong is in the classes whose names
 * end in {@code Faults}. It needs the JDK and this library only.
 *
 * <p>An application's own test, with {@code io.github.clientupdater:updater-core}, type {@code test-jar},
 * scope {@code test}:
 *
 * <pre>{@code
 * @Test
 * void aWeakNetworkCostsNothingTwice() throws Exception {
 *     Content zip = Content.of(Files.readAllBytes(newVersion));
 *     try (FaultyServer server = FaultyServer.start()) {
 *         server.release("2.0.0", "/app-2.0.0.zip", zip);
 *         server.inject("/app-2.0.0.zip", Schedule.first(2, ConnectionFaults.drop(10_000)));
 *         Updater updater = myUpdater(ManifestServer.at(server.manifest()));
 *
 *         Decision.Available update = (Decision.Available) updater.check();
 *         updater.download(update, new Cancellation());
 *
 *         assertEquals(zip.size(), server.bytesSent("/app-2.0.0.zip"));
 *     }
 * }
 * }</pre>
 *
 * <p>{@link io.github.clientupdater.testing.faults.Schedule#randomly} and a list of faults make a long
 * test of chance, which a seed repeats; {@link io.github.clientupdater.testing.faults.Content#generated}
 * makes files larger than memory and disk.
 */
@NullMarked
package io.github.clientupdater.testing.faults;

import org.jspecify.annotations.NullMarked;
