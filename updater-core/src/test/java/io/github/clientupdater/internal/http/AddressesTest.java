package io.github.clientupdater.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    /** A host that got the suffix would get the headers, too. */
    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/.minisig",
        "https://a.example?key=1, https://a.example/.minisig?key=1",
        "https://a.example:8443, https://a.example:8443/.minisig",
        "https://a.example/, https://a.example/.minisig",
        "https://a.example/x.zip?key=1, https://a.example/x.zip.minisig?key=1"
    })
    void suffixBelongsToThePath(URI file, URI expected) {
        URI beside = Addresses.withSuffix(file, ".minisig");

        assertThat(beside).isEqualTo(expected);
        assertThat(Addresses.sameOrigin(file, beside)).isTrue();
    }

    @Test
    void shownAddressIsShortAndAscii() {
        URI uri = URI.create("https://" + "x.".repeat(500) + "example/\u00e4\u202e" + "y".repeat(500) + "?secret");

        assertThat(Addresses.display(uri))
                .hasSizeLessThan(300)
                .matches("[\\x21-\\x7e]+")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://8.8.8.8/",
                "https://172.32.0.1/",
                "https://100.128.0.1/",
                "https://[2606:4700::1111]/",
                "https://[64:ff9b::808:808]/",
                "https://[2002:808:808::1]/",
                "https://10.example/",
                "https://127.0.0.1.example/"
            })
    void addressesOfTheInternetAreOutside(String address) {
        assertThat(PrivateHosts.isInsideAddress(URI.create(address))).isFalse();
    }
}
