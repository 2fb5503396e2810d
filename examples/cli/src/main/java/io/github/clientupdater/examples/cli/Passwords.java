package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.KeyProtection;
import io.github.clientupdater.publish.PublishException;
import java.io.Console;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.generators.SCrypt;

/** Where the password of a secret key comes from: the environment, or the terminal without an echo. */
final class Passwords {
    static final String VARIABLE = "UPDATER_KEY_PASSWORD";

    private Passwords() {}

    /** Returns who asks for the password of a key that exists. */
    static KeyProtection forOpening(String name) {
        return KeyProtection.password(() -> password("Password of " + name + ": "), Passwords::scrypt);
    }

    /** Returns who asks for the password of a new key; twice, because nothing else would tell a slip. */
    static KeyProtection forNewKey() {
        return KeyProtection.password(Passwords::newPassword, Passwords::scrypt);
    }

    private static char[] newPassword() {
        char[] first = password("New password: ");
        if (System.getenv(VARIABLE) == null && !Arrays.equals(first, password("Once more: "))) {
            throw new UsageException("the two passwords differ; nothing was written");
        }
        if (first.length == 0) throw new UsageException("an empty password protects nothing; say --no-password");
        return first;
    }

    private static char[] password(String prompt) {
        String set = System.getenv(VARIABLE);
        if (set != null) return set.toCharArray();
        Optional<Console> console = Terminal.console();
        char[] typed = console.isPresent() ? console.get().readPassword("%s", prompt) : null;
        if (typed == null) throw new UsageException("nobody can be asked for a password here; set " + VARIABLE);
        return typed;
    }

    private static byte[] scrypt(byte[] password, byte[] salt, int n, int r, int p, int length)
            throws PublishException {
        long needed = 128L * n * r;
        long most = Runtime.getRuntime().maxMemory();
        if (needed + needed / 8 > most) {
            throw new PublishException("the password of this key takes " + (needed >> 20)
                    + " MiB of memory to check, and Java may use " + (most >> 20) + ": start it with java -Xmx"
                    + ((2 * needed) >> 20) + "m");
        }
        return SCrypt.generate(password, salt, n, r, p, length);
    }
}
