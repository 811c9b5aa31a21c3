// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Looks whether a message has one certain shape, while its body streams by.
 *
 * <p>It is made at the end of the header, fed the body, and asked once at the end. The answer does not depend on where
 * the body is cut, and memory does not grow with it.
 */
public interface BodyInspector {
    /** Takes the next octets, position to limit, all of them; so give each inspector a duplicate. */
    void feed(ByteBuffer piece);

    /** True once nothing that follows can give the message the shape; feeding on is allowed and pointless. */
    boolean decided();

    /**
     * The body is complete.
     *
     * @return the first rule that was broken, a short ASCII sentence fit for an SMTP reply; empty when the message has
     *     the shape
     */
    Optional<String> finish();
}
