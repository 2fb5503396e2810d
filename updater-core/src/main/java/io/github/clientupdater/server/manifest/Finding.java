package io.github.clientupdater.server.manifest;

import io.github.clientupdater.task.UpdateException.Code;

/** What one look at a feed found out, from the least to the most that it says. */
enum Finding {
    /** Nothing was to be seen. */
    NOTHING,
    /** There is no signature that could be looked at. */
    UNSIGNED,
    /** Fewer keys signed than have to. */
    TOO_FEW_KEYS,
    /** Nobody whose word counts has signed. */
    FORGED,
    /** The signatures are good, and it fails for another reason: feed and signature were only out of step. */
    SIGNED;

    static Finding of(Code code) {
        return switch (code) {
            case SOURCE_UNREACHABLE,
                    SOURCE_TIMEOUT,
                    SOURCE_TLS,
                    SOURCE_PROXY_AUTHENTICATION,
                    SOURCE_INSECURE,
                    SOURCE_REJECTED,
                    SOURCE_FAILED,
                    FEED_TOO_LARGE -> NOTHING;
            case SIGNATURE_MISSING, SIGNATURE_UNSUPPORTED -> UNSIGNED;
            case THRESHOLD_NOT_MET -> TOO_FEW_KEYS;
            case SIGNATURE_INVALID -> FORGED;
            default -> SIGNED;
        };
    }

    boolean isWorseThan(Finding other) {
        return compareTo(other) > 0;
    }
}
