// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

/**
 * Sees the parts of a multipart as an inspector walks over them, for people who ask what it saw.
 *
 * <p>It may put a sink of its own before the one it is given, to count what runs by. The one that looks away hands back
 * the sink as it is, so a daemon that nobody asks pays nothing.
 */
public interface PartObserver {
    /** Looks away. */
    PartObserver NONE = new PartObserver() {};

    /**
     * A part begins.
     *
     * @param number 1 for the first part
     * @param header of the part
     * @param body takes the part as it is in the message
     * @return what takes it instead
     */
    default OctetSink encoded(int number, Headers header, OctetSink body) {
        return body;
    }

    /**
     * The part that is about to begin is one whose type and transfer encoding can be read.
     *
     * @param content takes the part once its transfer encoding is undone
     * @return what takes it instead
     */
    default OctetSink decoded(int number, OctetSink content) {
        return content;
    }
}
