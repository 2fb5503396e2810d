package io.github.clientupdater.examples.probe;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/**
 * What was built into this jar beside the classes.
 *
 * @param version its version
 * @param isBroken whether it ends at once with a failure
 */
record ProbeBuild(String version, boolean isBroken) {
    static ProbeBuild running() throws IOException {
        Properties built = new Properties();
        try (InputStream in = Objects.requireNonNull(ProbeBuild.class.getResourceAsStream("/probe.properties"))) {
            built.load(in);
        }
        return new ProbeBuild(
                built.getProperty("version", "0.0.0"), Boolean.parseBoolean(built.getProperty("broken", "false")));
    }
}
