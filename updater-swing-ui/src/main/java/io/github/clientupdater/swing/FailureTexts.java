package io.github.clientupdater.swing;

import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.task.UpdateException.Phase;

/** Chooses what people read about a failure. */
final class FailureTexts {
    private FailureTexts() {}

    static String headerOf(Code code) {
        return code.phase() == Phase.DOWNLOAD ? "err.h.dl" : "fail.h";
    }

    /** Returns what became of the installation. */
    static String stateAfter(Code code) {
        return code == Code.ROLLED_BACK ? "rolled.b" : "fail.b";
    }

    /** Returns the reason and what to do about it, or an empty text where only the details tell. */
    static String causeOf(Code code) {
        return switch (code) {
            case BUSY -> "err.busy";
            case SOURCE_UNREACHABLE, DOWNLOAD_UNREACHABLE -> "err.offline";
            case SOURCE_TIMEOUT, DOWNLOAD_TIMEOUT -> "err.timeout";
            case SOURCE_TLS, SOURCE_INSECURE, DOWNLOAD_TLS, DOWNLOAD_INSECURE -> "err.tls";
            case DOWNLOAD_REJECTED -> "err.gone";
            case SOURCE_REJECTED, SOURCE_FAILED, DOWNLOAD_FAILED, DOWNLOAD_TOO_LARGE -> "err.server";
            case FEED_MALFORMED, FEED_TOO_LARGE -> "err.server";
            case DISK_FULL -> "err.disk";
            case SIZE_MISMATCH, DIGEST_MISMATCH, PACKAGE_MALFORMED, PACKAGE_MISMATCH -> "err.sig";
            case SIGNATURE_MISSING, SIGNATURE_INVALID, SIGNATURE_UNSUPPORTED, THRESHOLD_NOT_MET -> "err.feed";
            case ROLLBACK_DETECTED, SEQUENCE_REUSED, WRONG_APP, WRONG_CHANNEL -> "err.feed";
            case KEYSET_INVALID, KEYSET_LIMIT -> "err.feed";
            case FEED_EXPIRED -> "err.expired";
            case NO_INSTALLER -> "avail.manual";
            case NOT_WRITABLE -> "readonly.b";
            case HOST_STILL_RUNNING -> "err.instance";
            default -> "";
        };
    }
}
