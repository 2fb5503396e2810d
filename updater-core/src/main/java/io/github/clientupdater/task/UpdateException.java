package io.github.clientupdater.task;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An update could not be completed.
 *
 * <p>Operational failures only: a server that does not answer, a disk that is full, a digest that
 * does not match. Mistakes in calling this library are unchecked exceptions. The message is one
 * sentence for developers and administrators and carries no secret; what users read is chosen by
 * {@link #code()}.
 */
public final class UpdateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final @Nullable Duration retryAfter;

    /** Creates a failure without a cause. */
    public UpdateException(Code code, String message) {
        this(code, message, null);
    }

    /** Creates a failure with the exception that led to it. */
    public UpdateException(Code code, String message, @Nullable Throwable cause) {
        this(code, message, cause, null);
    }

    private UpdateException(Code code, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Creates a failure of a server that has said when it wants to be asked again. */
    public static UpdateException retryAfter(Code code, String message, Optional<Duration> wait) {
        return new UpdateException(code, message, null, wait.orElse(null));
    }

    /** Returns what went wrong, for programs. */
    public Code code() {
        return code;
    }

    /** Returns how long from its answer on the server wants to be left alone, if it said so. Never negative, maybe absurd. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The stage an update was in. */
    public enum Phase {
        /** Asking the server and deciding. */
        CHECK,
        /** Bringing the file. */
        DOWNLOAD,
        /** Comparing the file with what was announced. */
        VERIFY,
        /** Putting it in place, up to the confirmation by the new version. */
        INSTALL
    }

    /** Stable identifiers: never renamed, never reused. Servers and translations rely on them. */
    public enum Code {
        /** Another update of the same application is running. */
        BUSY(Phase.CHECK, true),
        /** The updater's own directory cannot be used: not writable, not private, damaged. */
        WORK_DIR_UNUSABLE(Phase.CHECK, true),
        /** No connection: name not found, refused, reset, no route. */
        SOURCE_UNREACHABLE(Phase.CHECK, true),
        /** The server took too long. */
        SOURCE_TIMEOUT(Phase.CHECK, true),
        /** No trustworthy TLS connection. */
        SOURCE_TLS(Phase.CHECK, true),
        /** The proxy on the way wants a user name and password (HTTP 407). */
        SOURCE_PROXY_AUTHENTICATION(Phase.CHECK, true),
        /** An address or a redirect that is not https, or leads from out there into a private network. */
        SOURCE_INSECURE(Phase.CHECK, false),
        /** The server refused the request (HTTP 4xx), or redirects without end. */
        SOURCE_REJECTED(Phase.CHECK, false),
        /** The server failed (HTTP 5xx) or broke the protocol. */
        SOURCE_FAILED(Phase.CHECK, true),
        /** What the server published cannot be understood. */
        FEED_MALFORMED(Phase.CHECK, false),
        /** What the server published is larger than allowed. */
        FEED_TOO_LARGE(Phase.CHECK, false),
        /** The feed has expired, or this computer's clock is wrong. */
        FEED_EXPIRED(Phase.CHECK, true),
        /** The feed is signed, but older than one that was accepted before. */
        ROLLBACK_DETECTED(Phase.CHECK, true),
        /** Two different feeds carry the same sequence number. */
        SEQUENCE_REUSED(Phase.CHECK, false),
        /** The feed is signed, but for another application. */
        WRONG_APP(Phase.CHECK, false),
        /** The feed is signed, but for another channel. */
        WRONG_CHANNEL(Phase.CHECK, false),
        /** The publisher's exchange of keys is not vouched for by the old keys and the new. */
        KEYSET_INVALID(Phase.CHECK, false),
        /** More exchanges of keys than are followed in one run; the next one goes on. */
        KEYSET_LIMIT(Phase.CHECK, true),
        /** As {@link #SOURCE_UNREACHABLE}, for the file. */
        DOWNLOAD_UNREACHABLE(Phase.DOWNLOAD, true),
        /** As {@link #SOURCE_TIMEOUT}, for the file. */
        DOWNLOAD_TIMEOUT(Phase.DOWNLOAD, true),
        /** As {@link #SOURCE_TLS}, for the file. */
        DOWNLOAD_TLS(Phase.DOWNLOAD, true),
        /** As {@link #SOURCE_PROXY_AUTHENTICATION}, for the file. */
        DOWNLOAD_PROXY_AUTHENTICATION(Phase.DOWNLOAD, true),
        /** As {@link #SOURCE_INSECURE}, for the file. */
        DOWNLOAD_INSECURE(Phase.DOWNLOAD, false),
        /** As {@link #SOURCE_REJECTED}, for the file. */
        DOWNLOAD_REJECTED(Phase.DOWNLOAD, false),
        /** The transfer broke off or the server failed. */
        DOWNLOAD_FAILED(Phase.DOWNLOAD, true),
        /** The file is larger than announced or than allowed. */
        DOWNLOAD_TOO_LARGE(Phase.DOWNLOAD, false),
        /** There is not enough room on the disk. */
        DISK_FULL(Phase.DOWNLOAD, true),
        /** A data file is no JSON, although its name says so. */
        DATA_MALFORMED(Phase.DOWNLOAD, false),
        /** A data file or a company whose name must not become a path, here or at the server. */
        DATA_NAME_REFUSED(Phase.DOWNLOAD, false),
        /** The folder of data files, or a file in it, cannot be used: not readable, not writable, in the way. */
        FOLDER_UNUSABLE(Phase.DOWNLOAD, true),
        /** The file is shorter than announced. */
        SIZE_MISMATCH(Phase.VERIFY, true),
        /** A digest was required and none was announced. */
        DIGEST_MISSING(Phase.VERIFY, false),
        /** The file's digest is not the announced one. */
        DIGEST_MISMATCH(Phase.VERIFY, false),
        /** A signature was required and none was found. */
        SIGNATURE_MISSING(Phase.VERIFY, false),
        /** No pinned key made the signature, over exactly these bytes. */
        SIGNATURE_INVALID(Phase.VERIFY, false),
        /** The signature is of an algorithm that is not accepted here, or over too much to be verified. */
        SIGNATURE_UNSUPPORTED(Phase.VERIFY, false),
        /** Some pinned keys signed, but fewer than are needed. */
        THRESHOLD_NOT_MET(Phase.VERIFY, false),
        /** This Java has no Ed25519. */
        CRYPTO_UNAVAILABLE(Phase.VERIFY, false),
        /** The package is no archive that an honest tool makes: ambiguous, damaged, or leading outside. */
        PACKAGE_MALFORMED(Phase.VERIFY, false),
        /** The package does not hold exactly what the signed feed lists. */
        PACKAGE_MISMATCH(Phase.VERIFY, false),
        /** Nothing here can install this kind of file into this kind of installation. */
        NO_INSTALLER(Phase.INSTALL, false),
        /** The installation is read-only for this user. */
        NOT_WRITABLE(Phase.INSTALL, false),
        /** The package could not be unpacked beside the installation. */
        STAGING_FAILED(Phase.INSTALL, true),
        /** The new version could not be put in place; the old one still is. */
        INSTALL_FAILED(Phase.INSTALL, true),
        /** What a cut off update left behind must not be followed: an administrator has to look. */
        JOURNAL_UNUSABLE(Phase.INSTALL, false),
        /** The process that finishes the update could not be started; the application goes on. */
        LAUNCH_FAILED(Phase.INSTALL, true),
        /** The application that was to be replaced did not exit in time. */
        HOST_STILL_RUNNING(Phase.INSTALL, true),
        /** The external installer reported a failure. */
        INSTALLER_FAILED(Phase.INSTALL, true),
        /** A person stopped the external installer, or did not give it the rights it asked for. */
        INSTALLER_CANCELLED(Phase.INSTALL, true),
        /** The external installer is done, or can go on, once the computer was restarted. */
        REBOOT_REQUIRED(Phase.INSTALL, true),
        /** The package is not of the kind that its name says. */
        PACKAGE_KIND_MISMATCH(Phase.INSTALL, false),
        /** The package does not lie alone in a private directory: what lies beside it could be loaded with it. */
        PACKAGE_DIRECTORY_UNSAFE(Phase.INSTALL, true),
        /** The application is ending already: an installation that began now could be cut off. */
        SHUTTING_DOWN(Phase.INSTALL, true),
        /** The services could not be stopped; nothing was changed. */
        SERVICE_STOP_FAILED(Phase.INSTALL, true),
        /** The services do not start, and there is nothing to go back to, or the old version does not start either. */
        SERVICE_START_FAILED(Phase.INSTALL, false),
        /** The services do not work, and there is nothing to go back to, or the old version does not work either. */
        SERVICE_UNHEALTHY(Phase.INSTALL, false),
        /** The new version did not start; the old one was restored. */
        ROLLED_BACK(Phase.INSTALL, false),
        /** The update was handed over, yet the old version is running. */
        NOT_APPLIED(Phase.INSTALL, true),
        /** A part plugged in by the application threw an exception. */
        UNEXPECTED(Phase.CHECK, false);

        private final Phase phase;
        private final boolean retryable;

        Code(Phase phase, boolean retryable) {
            this.phase = phase;
            this.retryable = retryable;
        }

        /** Returns the stage that fails with this code. */
        public Phase phase() {
            return phase;
        }

        /** Returns whether the same update may succeed if tried again later. */
        public boolean isRetryable() {
            return retryable;
        }
    }
}
