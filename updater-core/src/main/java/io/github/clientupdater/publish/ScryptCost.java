package io.github.clientupdater.publish;

/**
 * What scrypt takes, as libsodium derives it from the two limits that a minisign key file holds.
 *
 * @param operations libsodium's opslimit
 * @param memory libsodium's memlimit, in bytes
 */
record ScryptCost(long operations, long memory) {
    /** 128 MiB and less than a second: for keys in CI, where minisign's own 1 GiB often does not fit. */
    static final ScryptCost MODERATE = new ScryptCost(1L << 22, 1L << 27);

    private static final int R = 8;
    private static final int MAX_N = 1 << 23; // 8 GiB: more is no honest key file.
    private static final int MAX_P = 64;
    private static final long LEAST_OPERATIONS = 32_768;

    /** Returns whether these are numbers that an honest program writes. */
    boolean isPossible() {
        return operations >= 0 && memory >= 0 && costliest() <= MAX_N && p() <= MAX_P;
    }

    /** Returns the cost: of the powers of two the largest that both limits allow, at least 2. */
    int n() {
        return (int) costliest();
    }

    private long costliest() {
        long most = isMemoryAmple() ? allowed() / (R * 4) : memory / (R * 128);
        return Math.max(2, Long.highestOneBit(most));
    }

    int r() {
        return R;
    }

    /** Returns how many times: once, or as many as operations are left over. */
    int p() {
        return isMemoryAmple() ? 1 : (int) Math.min(0x3fffffff, allowed() / 4 / costliest()) / R;
    }

    /** Whether the operations are what is scarce. */
    private boolean isMemoryAmple() {
        return allowed() < memory / 32;
    }

    private long allowed() {
        return Math.max(operations, LEAST_OPERATIONS);
    }
}
