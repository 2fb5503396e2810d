package io.github.clientupdater.internal.signature;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Set;

/**
 * Looks at encoded points and numbers of Ed25519 (RFC 8032, section 5.1) in ways that the JDK does not:
 * it takes keys of small order, under which a signature says nothing, and more than one encoding of a
 * point.
 */
final class Points {
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    /** The d of the curve -x² + y² = 1 + d x² y². */
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(PRIME))
            .mod(PRIME);

    /** The eight points whose order divides 8, without the sign bit: five values of y. */
    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            PRIME.subtract(BigInteger.ONE),
            fromLittleEndian("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
            fromLittleEndian("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

    private Points() {}

    /** Returns whether 32 bytes are the one encoding of a point that is good for a key or a commitment. */
    static boolean isSound(byte[] encoded) {
        BigInteger y = fromLittleEndian(encoded).clearBit(255);
        return y.compareTo(PRIME) < 0 && !SMALL_ORDER.contains(y);
    }

    /** Returns whether 32 bytes are a point at all: half of the values of y belong to none. */
    static boolean isOnCurve(byte[] encoded) {
        BigInteger square = fromLittleEndian(encoded).clearBit(255).pow(2);
        BigInteger above = square.subtract(BigInteger.ONE);
        BigInteger below = D.multiply(square).add(BigInteger.ONE);
        return isSquare(above.multiply(below)); // As x² = above / below is, below being squared too often.
    }

    /** Euler's criterion. */
    private static boolean isSquare(BigInteger number) {
        BigInteger half = PRIME.subtract(BigInteger.ONE).shiftRight(1);
        return number.modPow(half, PRIME).compareTo(BigInteger.ONE) <= 0;
    }

    /** Returns whether 32 bytes are a number below the order of the group. */
    static boolean isScalar(byte[] encoded) {
        return fromLittleEndian(encoded).compareTo(ORDER) < 0;
    }

    private static BigInteger fromLittleEndian(String hex) {
        return fromLittleEndian(HexFormat.of().parseHex(hex));
    }

    private static BigInteger fromLittleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) reversed[i] = bytes[bytes.length - 1 - i];
        return new BigInteger(1, reversed);
    }
}
