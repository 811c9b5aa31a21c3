// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

/** Told of the parts of a multipart as they come. */
public interface PartHandler {
    /**
     * The header of a part is complete.
     *
     * @param number 1 for the first part
     * @return takes the body of the part as it is in the message, with the line end before the next delimiter, which
     *     belongs to that (RFC 2046, section 5.1.1); no reader of ours can tell
     */
    OctetSink partBegins(int number, Headers headers);
}
