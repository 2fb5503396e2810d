package io.github.clientupdater.publish;

import io.github.clientupdater.internal.files.Reasons;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Something was not published, signed or read. What clients see is as it was before. The message is
 * one sentence for the publisher and holds no secret.
 */
public final class PublishException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Creates a refusal. */
    public PublishException(String message) {
        this(message, null);
    }

    /** Creates a failure with the exception that led to it. */
    public PublishException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static PublishException io(String what, IOException e) {
        return new PublishException(what + ": " + Reasons.of(e), e);
    }
}
