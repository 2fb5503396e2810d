package io.github.clientupdater.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TestKeysTest {
    /** RFC 8032, section 7.1, test 1. */
    @Test
    void secretKeyGivesItsPublicKeyAndSignature() {
        TestKeys keys = TestKeys.ofSecret(
                HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

        assertThat(keys.hex()).isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(HexFormat.of().formatHex(keys.sign(new byte[0])))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void sameSeedGivesTheSameKeys() {
        assertThat(TestKeys.ofSeed(7).minisign())
                .isEqualTo(TestKeys.ofSeed(7).minisign())
                .isNotEqualTo(TestKeys.ofSeed(8).minisign())
                .startsWith("RW");
    }
}
