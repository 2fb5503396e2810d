package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.PublishException;
import io.github.clientupdater.publish.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the keys of a publisher. */
@Command(
        name = "keygen",
        description = "Makes a secret key, NAME.key, and its public half, NAME.pub, as minisign has them.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class KeygenCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Option(names = "--out", required = true, paramLabel = "NAME", description = "What both files are called.")
    private Path name = Path.of("");

    @Option(names = "--no-password", description = "Do not encrypt the secret key.")
    private boolean noPassword;

    KeygenCommand() {}

    @Override
    public Integer call() {
        Output output = outputs.open();
        Ending ending = attempt();
        output.end(ending);
        return ending.exitCode();
    }

    private Ending attempt() {
        SigningKey key = SigningKey.generate();
        Path secret = name.resolveSibling(name.getFileName() + ".key");
        Path open = name.resolveSibling(name.getFileName() + ".pub");
        try {
            if (Files.exists(open)) throw new PublishException(open + " exists already; a key is never overwritten");
            if (noPassword) key.write(secret);
            else key.write(secret, Passwords.forNewKey());
            key.writePublicKey(open);
        } catch (PublishException e) {
            return Ending.failed(e);
        }
        Map<String, Object> details =
                Map.of("publicKey", key.publicKey(), "secretFile", secret.toString(), "publicFile", open.toString());
        List<String> notes = List.of("secret key: " + secret, "public key: " + open);
        return new Ending("generated", details, key.publicKey(), Ending.listed(notes), ExitCodes.OK);
    }
}
