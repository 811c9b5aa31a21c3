// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

/**
 * How much room a multipart may have beside its parts.
 *
 * @param maxParts the most parts
 * @param maxPreambleOctets the most octets before the first delimiter line
 * @param partHeader bounds the header block of each part
 */
public record MultipartShape(int maxParts, int maxPreambleOctets, Limits partHeader) {
    /** The known clients write one line, which no client shows. */
    public static final int LINE_OF_PREAMBLE = 256;

    /** Room for an empty line or two and for no text. */
    public static final int NO_PREAMBLE = 8;
}
