package io.github.clientupdater.install;

import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the one {@link ServiceMark} is kept: it is durable before the next step is taken. */
final class ServiceMarks {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceMarks.class);
    private static final String KEY = "services";

    private final StateStore store;

    ServiceMarks(StateStore store) {
        this.store = store;
    }

    Optional<ServiceMark> read() throws UpdateException {
        try {
            Optional<String> text = store.get(KEY);
            return text.isPresent() ? Optional.of(ServiceMark.parse(text.get())) : Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void write(ServiceMark mark) throws UpdateException {
        try {
            store.put(KEY, mark.toJson());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Where the mark before leads to the same end, on another way: a full disk stops nobody here. */
    void writeIfPossible(ServiceMark mark) {
        try {
            write(mark);
        } catch (UpdateException e) {
            LOG.warn("going on without: {}", e.getMessage());
        }
    }

    void clear() {
        try {
            store.remove(KEY);
        } catch (IOException e) {
            LOG.warn("the next run looks at the services once more: {}", Reasons.of(e));
        }
    }

    private static UpdateException unusable(IOException e) {
        Code code = DiskSpace.codeOf(e, Code.WORK_DIR_UNUSABLE);
        return new UpdateException(code, "the services' mark cannot be read or written: " + Reasons.of(e), e);
    }
}
