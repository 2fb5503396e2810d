package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.files.SafePaths;
import io.github.clientupdater.internal.json.JsonText;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/**
 * A file of this machine that may be sent.
 *
 * @param file read when it is sent, not kept in memory
 * @param name of the file
 */
record LocalData(Path file, String name) {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType ANYTHING = MediaType.get("application/octet-stream");

    /** Reads {@code file} through. */
    static LocalData check(Path file, DataNames names, long limit) throws UpdateException {
        String name = names.requireFile(String.valueOf(file.getFileName()));
        try {
            if (!Files.isRegularFile(file)) throw unusable(file, "is no file");
            if (Files.size(file) > limit) throw unusable(file, "has more than the allowed " + limit + " bytes");
            if (DataNames.isJson(name)) {
                JsonText.require(new BufferedInputStream(Files.newInputStream(file)), printable(file));
            } else if (!Files.isReadable(file)) {
                throw unusable(file, "may not be read");
            }
        } catch (IOException e) {
            throw new UpdateException(Code.FOLDER_UNUSABLE, "cannot be read: " + Reasons.of(e), e);
        }
        return new LocalData(file, name);
    }

    /** Returns it as the one part of a form, as a browser sends it (RFC 7578). */
    RequestBody multipart() {
        MediaType type = DataNames.isJson(name) ? JSON : ANYTHING;
        return new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("file", name, RequestBody.create(file.toFile(), type))
                .build();
    }

    private static UpdateException unusable(Path file, String problem) {
        return new UpdateException(Code.FOLDER_UNUSABLE, printable(file) + " " + problem);
    }

    private static String printable(Path file) {
        return SafePaths.printable(file.toString());
    }
}
