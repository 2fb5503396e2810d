package io.github.clientupdater;

import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.Fault;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a fault leads to, stage by stage: the file arrives all the same, unless a code is stated. */
final class Expectations {
    private final Fault fault;
    private final boolean stalls;
    private final Map<FaultStage, Code> codes = new EnumMap<>(FaultStage.class);

    private Expectations(Fault fault, boolean stalls) {
        this.fault = fault;
        this.stalls = stalls;
    }

    /** The file arrives in the same run, whenever and however often it happens. */
    static Expectations harmless(Fault fault) {
        return new Expectations(fault, false);
    }

    /** Once is overcome in the same run. During the check, which is not repeated, and if it never ends, it fails. */
    static Expectations passing(Fault fault, Code check, Code everywhere) {
        return new Expectations(fault, false).passing(check, everywhere);
    }

    /** As {@link #passing(Fault, Code, Code)}, for an answer that does not come, or hardly. */
    static Expectations stalling(Fault fault) {
        return new Expectations(fault, true).passing(Code.SOURCE_TIMEOUT, Code.DOWNLOAD_TIMEOUT);
    }

    private Expectations passing(Code check, Code everywhere) {
        return at(FaultStage.CHECK, check)
                .at(FaultStage.EVERYWHERE, everywhere)
                .at(FaultStage.LATER_EVERYWHERE, everywhere);
    }

    /** The server that does it once is not asked again in this run. */
    static Expectations lasting(Fault fault, Code check, Code download) {
        Expectations all = new Expectations(fault, false);
        for (FaultStage stage : FaultStage.values()) all.at(stage, download);
        return all.at(FaultStage.CHECK, check);
    }

    /** As {@link #lasting}; but where only the rest was asked for, what fits the range is taken or asked for again. */
    static Expectations lastingIfWhole(Fault fault, Code check, Code download) {
        return lasting(fault, check, download).arrives(FaultStage.RESUMED, FaultStage.LATER);
    }

    /** States an exception: it fails with {@code code} at that stage. */
    Expectations at(FaultStage stage, Code code) {
        codes.put(stage, code);
        return this;
    }

    /** States an exception: the file arrives at those stages. */
    Expectations arrives(FaultStage... stages) {
        Arrays.asList(stages).forEach(codes::remove);
        return this;
    }

    Stream<Cell> cells() {
        return Stream.of(FaultStage.values())
                .map(stage -> new Cell(fault, stalls, stage, Optional.ofNullable(codes.get(stage))));
    }

    /** One fault at one stage. */
    record Cell(Fault fault, boolean stalls, FaultStage stage, Optional<Code> failure) {
        @Override
        public String toString() {
            return fault + ", " + stage + ": " + failure.map(Code::name).orElse("arrives");
        }
    }
}
