package io.github.clientupdater.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What strace wrote down: the calls by which a program changed files in one directory. */
final class Trace {
    /** Everything by which Java changes files on Linux. */
    static final String CALLS = "rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,open,openat,"
            + "creat,write,pwrite64,writev,fsync,fdatasync,symlink,symlinkat,chmod,fchmod,fchmodat,chown,fchown,lchown,"
            + "fchownat,ftruncate,truncate,sendfile,copy_file_range,utimensat";

    private static final Pattern LINE = Pattern.compile("(\\d+) +(\\w+)\\((.*)");
    private static final Pattern REST = Pattern.compile("(\\) += .*| <unfinished \\.\\.\\.>.*)$");
    private static final Pattern PATH = Pattern.compile("\"(.*?)\"");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    /**
     * A call, as strace counts: by its name and thread.
     *
     * @param name of the call
     * @param nth of this name in its thread, from 1; of what opens a file, of those that open the same
     * @param arguments as strace prints them, but for the numbers of open files: they depend on other threads
     */
    record Call(String name, int nth, String arguments) {
        /** A JVM opens files of its own whenever it likes. */
        boolean opens() {
            return name.startsWith("open");
        }

        /** Strace may write down the call that ended everything for two threads. */
        boolean isLike(Call other) {
            return name.equals(other.name) && arguments.equals(other.arguments);
        }

        /** Returns the path that it opens. */
        String path() {
            Matcher matcher = PATH.matcher(arguments);
            if (!matcher.find()) throw new IllegalStateException("no path in " + this);
            String bytes = OCTAL.matcher(matcher.group(1)).replaceAll(c -> "" + (char) Integer.parseInt(c.group(1), 8));
            return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name + " " + nth + " (" + arguments + ")";
        }
    }

    private Trace() {}

    /** Reads the changes in {@code directory} that {@code file} tells, in their order. */
    static List<Call> changes(Path file, Path directory) throws IOException {
        List<Call> changes = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.lookingAt()) continue; // The second half of a call, or an exit.
            Call call = call(matcher.group(2), matcher.group(3));
            String counter = matcher.group(1) + call.name() + (call.opens() ? call.path() : "");
            int nth = counts.merge(counter, 1, Integer::sum);
            boolean reads = call.opens() && !call.arguments().contains("O_CREAT");
            if (!reads && call.arguments().contains(directory.toString())) {
                changes.add(new Call(call.name(), nth, call.arguments()));
            }
        }
        return changes;
    }

    private static Call call(String name, String text) {
        String arguments = REST.matcher(text).replaceFirst("").replaceFirst("^\\d+<", "<");
        return new Call(name, 0, arguments);
    }
}
