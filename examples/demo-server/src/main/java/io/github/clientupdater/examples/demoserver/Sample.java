package io.github.clientupdater.examples.demoserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A first content for the folder. Files that exist are left as they are. */
final class Sample {
    private final Folder folder;

    Sample(Folder folder) {
        this.folder = folder;
    }

    void create() throws IOException {
        for (String name : new String[] {
            "manifest/latest.json",
            "fleet/settings.json",
            "fleet/devices.json",
            "fleet/sessions.json",
            "platforms/keys.json",
            "platforms/updates.json",
            "license/licenses.json",
            "license/updates.json",
            "relay/payloads_societes/rsp-bgs/comptes_2023.json",
            "relay/payloads_societes/rsp-neg/comptes_2023.json",
            Faults.FILE
        }) put(name, resource(name));
        put("manifest/downloads/DataShare-1.1.0.zip", zip("1.1.0"));
        put("fleet/downloads/ITStock-CRM-1.1.0.zip", zip("1.1.0"));
        put("platforms/packages/1.1.0/BKGT-Manager-1.1.0-linux-x64.zip", zip("1.1.0"));
        put("platforms/packages/1.1.0/BKGT-Manager-1.1.0-win32-x64.zip", zip("1.1.0"));
        put("license/packages/update-1.2.0.zip", zip("1.2.0"));
    }

    private void put(String name, byte[] content) throws IOException {
        Path file = folder.path(name);
        if (!Files.exists(file)) Folder.replace(file, content);
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = Sample.class.getResourceAsStream("/sample/" + name)) {
            if (stream == null) throw new IOException("The jar lacks /sample/" + name);
            return stream.readAllBytes();
        }
    }

    /** An application of two files; the second is what makes the download long enough to watch. */
    private static byte[] zip(String version) throws IOException {
        byte[] data = new byte[512 * 1024];
        new Random(version.hashCode()).nextBytes(data);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            entries.putNextEntry(entry("version.txt"));
            entries.write((version + "\n").getBytes(StandardCharsets.UTF_8));
            entries.putNextEntry(entry("data.bin"));
            entries.write(data);
        }
        return zip.toByteArray();
    }

    /** Without the time of day, so that each sample has the same digests. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 11, 20, 10, 0));
        return entry;
    }
}
