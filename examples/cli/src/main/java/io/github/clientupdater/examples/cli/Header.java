package io.github.clientupdater.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An HTTP header.
 *
 * @param name before the colon
 * @param value after it; possibly a secret, so in no message
 */
record Header(String name, String value) {
    /** Reads {@code Name: value}. */
    static final class Converter implements ITypeConverter<Header> {
        Converter() {}

        @Override
        public Header convert(String text) {
            int colon = text.indexOf(':');
            if (colon < 1) throw new TypeConversionException("expected 'Name: value'");
            return new Header(
                    text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }
    }

    @Override
    public String toString() {
        return name + ": …";
    }
}
