package io.github.clientupdater.server.relay;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Notices that a server has gone away in the middle: then it is not asked for a thousand more files. */
final class ServerHealth {
    private static final int MOST = 10; // Some slow files are no reason to leave out the others.
    private static final Set<Code> GONE =
            EnumSet.of(Code.DOWNLOAD_UNREACHABLE, Code.DOWNLOAD_TIMEOUT, Code.DOWNLOAD_TLS);

    private int inARow;
    private Optional<UpdateException> last = Optional.empty();

    /** Fails as the last file did, if it is not worth asking. */
    void require() throws UpdateException {
        if (last.isEmpty()) return;
        UpdateException reason = last.get();
        throw UpdateException.retryAfter(reason.code(), "not asked for: " + reason.getMessage(), reason.retryAfter());
    }

    void works() {
        inARow = 0;
    }

    void failed(UpdateException failure) {
        inARow = GONE.contains(failure.code()) ? inARow + 1 : 0;
        if (inARow >= MOST || failure.retryAfter().isPresent()) last = Optional.of(failure);
    }
}
