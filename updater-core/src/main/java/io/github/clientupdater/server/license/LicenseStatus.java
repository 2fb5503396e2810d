package io.github.clientupdater.server.license;

import io.github.clientupdater.task.UpdateException;
import java.time.Instant;

/** What is known of a licence. That it could not be found out is neither a yes nor a no. */
public sealed interface LicenseStatus {
    /** Returns whether the application may run. */
    boolean mayRun();

    /** Returns one sentence for administrators, without the key. */
    String sentence();

    /**
     * The server has just said yes.
     *
     * @param license what it said
     */
    record Valid(License license) implements LicenseStatus {
        @Override
        public boolean mayRun() {
            return true;
        }

        @Override
        public String sentence() {
            String until = license.expiresAt().map(end -> ", until " + end).orElse("");
            return "the licence of " + license.tenantName() + " is valid" + until;
        }
    }

    /**
     * The server could not be asked; it said yes before, and the application's grace period lasts.
     *
     * @param license what it said then
     * @param until when the grace period ends
     * @param cause why it could not be asked
     */
    record Offline(License license, Instant until, UpdateException cause) implements LicenseStatus {
        @Override
        public boolean mayRun() {
            return true;
        }

        @Override
        public String sentence() {
            return "the licence of " + license.tenantName() + " could not be validated (" + cause.getMessage()
                    + "); it counts until " + until;
        }
    }

    /**
     * The server said no; or the licence has ended by what it said before.
     *
     * @param reason why, for programs
     * @param message why, in the server's words: from outside, so never to be read as HTML
     */
    record Refused(Reason reason, String message) implements LicenseStatus {
        @Override
        public boolean mayRun() {
            return false;
        }

        @Override
        public String sentence() {
            return "the licence is refused (" + reason + "): " + message;
        }
    }

    /**
     * The server could not be asked, and there is nothing to rely on meanwhile.
     *
     * @param cause why it could not be asked
     */
    record Unknown(UpdateException cause) implements LicenseStatus {
        @Override
        public boolean mayRun() {
            return false;
        }

        @Override
        public String sentence() {
            return "the licence could not be validated: " + cause.getMessage();
        }
    }

    /** Why a licence is refused. */
    enum Reason {
        /** It has ended: renew it. */
        EXPIRED,
        /** Its tenant is switched off, perhaps for a time: ask the support. */
        TENANT_INACTIVE,
        /** The server knows no such key: look for a mistake in it. */
        UNKNOWN_KEY,
        /** It is used as often as it may be. */
        USAGE_EXHAUSTED,
        /** The server says that it is not valid, and not why. */
        NOT_VALID,
        /** Another reason; see the message. */
        OTHER
    }
}
