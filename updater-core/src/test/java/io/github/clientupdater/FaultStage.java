package io.github.clientupdater;

import static io.github.clientupdater.UpdateUnderFaults.FILE;
import static io.github.clientupdater.UpdateUnderFaults.HALF;
import static io.github.clientupdater.UpdateUnderFaults.MANIFEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Fault;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;

/** When a server misbehaves. */
enum FaultStage {
    CHECK("during the check") {
        @Override
        void prepare(UpdateUnderFaults update, Fault fault) {
            update.server.inject(MANIFEST, Schedule.always(fault));
        }
    },
    FIRST("at the first request for the file") {
        @Override
        void prepare(UpdateUnderFaults update, Fault fault) {
            update.server.inject(FILE, Schedule.first(1, fault));
        }
    },
    RESUMED("when the same run goes on") {
        @Override
        void prepare(UpdateUnderFaults update, Fault fault) {
            update.server.inject(FILE, Schedule.inTurn(ConnectionFaults.drop(HALF), fault));
        }
    },
    LATER("when a later run goes on") {
        @Override
        void prepare(UpdateUnderFaults update, Fault fault) {
            keepHalf(update);
            update.server.inject(FILE, Schedule.first(1, fault));
        }
    },
    MIRROR("at the mirror") {
        @Override
        void prepare(UpdateUnderFaults update, Fault fault) {
            update.useMirror();
            update.server.inject(FILE, Schedule.always(StatusFaults.status(404)));
            update.mirror.inject(FILE, Schedule.first(1, fault));
        }
    },
    EVERYWHERE("at every request for the file") {
        @Override
        void prepare(UpdateUnderFaults update, Fault fault) {
            update.server.inject(FILE, Schedule.always(fault));
        }
    },
    LATER_EVERYWHERE("at every request of a later run") {
        @Override
        void prepare(UpdateUnderFaults update, Fault fault) {
            keepHalf(update);
            EVERYWHERE.prepare(update, fault);
        }
    };

    private final String words;

    FaultStage(String words) {
        this.words = words;
    }

    /** Makes {@code fault} wait for the next run. */
    abstract void prepare(UpdateUnderFaults update, Fault fault);

    /** One run that gets half of the file. */
    private static void keepHalf(UpdateUnderFaults update) {
        update.server.inject(FILE, Schedule.first(1, ConnectionFaults.drop(HALF)));
        assertThat(update.run(0)).isInstanceOf(UpdateOutcome.Failed.class);
        update.honest();
    }

    @Override
    public String toString() {
        return words;
    }
}
