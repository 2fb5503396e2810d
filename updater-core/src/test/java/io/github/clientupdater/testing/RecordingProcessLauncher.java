package io.github.clientupdater.testing;

import io.github.clientupdater.host.ProcessLauncher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes down the commands; starts them for real, or fails as if the system had refused. */
public final class RecordingProcessLauncher implements ProcessLauncher {
    private final boolean refuse;
    private final List<List<String>> commands = new ArrayList<>();

    private RecordingProcessLauncher(boolean refuse) {
        this.refuse = refuse;
    }

    /** Returns a launcher that starts what it is given. */
    public static RecordingProcessLauncher starting() {
        return new RecordingProcessLauncher(false);
    }

    /** Returns a launcher that starts nothing. */
    public static RecordingProcessLauncher refusing() {
        return new RecordingProcessLauncher(true);
    }

    /** Returns the commands so far. */
    public List<List<String>> commands() {
        return List.copyOf(commands);
    }

    @Override
    public Process start(ProcessBuilder builder) throws IOException {
        commands.add(List.copyOf(builder.command()));
        if (refuse) throw new IOException("error=13, Permission denied");
        return builder.start();
    }
}
