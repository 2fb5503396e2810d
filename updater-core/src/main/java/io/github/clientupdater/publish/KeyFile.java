package io.github.clientupdater.publish;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Tells which program wrote a secret key. Its messages name the file and nothing of what is in it. */
final class KeyFile {
    private final String name;
    private final Optional<KeyProtection> protection;

    KeyFile(String name, Optional<KeyProtection> protection) {
        this.name = name;
        this.protection = protection;
    }

    SigningKey parse(String text) throws PublishException {
        if (text.contains("-----BEGIN ")) return PemKeyFile.parse(text, this);
        List<String> lines = text.strip().lines().toList();
        if (lines.size() != 2 || !lines.get(0).startsWith("untrusted comment:")) {
            throw refused("is not a secret key of minisign, signify or OpenSSL");
        }
        byte[] decoded = base64(lines.get(1).strip());
        if (decoded.length == MinisignKeyFile.LENGTH) return MinisignKeyFile.parse(decoded, this);
        if (decoded.length == SignifyKeyFile.LENGTH) return SignifyKeyFile.parse(decoded, this);
        if (decoded.length == 42) throw refused("is a public key; the secret one is needed");
        throw refused("is not a secret key of minisign, signify or OpenSSL");
    }

    byte[] base64(String text) throws PublishException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) { // Not as the cause: its message quotes a character.
            throw refused("is damaged: not base64 where it should be");
        }
    }

    KeyProtection protection() throws PublishException {
        return protection.orElseThrow(() -> refused("is encrypted, and no password was given"));
    }

    PublishException refused(String problem) {
        return new PublishException("the key file " + name + " " + problem);
    }
}
