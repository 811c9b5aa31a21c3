// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

/**
 * How large a header block may be; beyond any of these it is malformed and nothing more of it is stored.
 *
 * @param maxFields the most fields it may have
 * @param maxFieldOctets the most octets of one field, name and value together
 * @param maxOctets the most octets of all fields together
 */
public record Limits(int maxFields, int maxFieldOctets, int maxOctets) {
    /**
     * For the header of a message.
     *
     * <p>Postfix silently cuts a field before 60,000 octets, at the end of a folded line. A field that comes near may
     * have lost its end, so it cannot be judged.
     */
    public static final Limits MESSAGE = new Limits(1_999, 56 * 1024, 256 * 1024);

    /** For the header of a body part. */
    public static final Limits PART = new Limits(64, 4_096, 4_096);
}
