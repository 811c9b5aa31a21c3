// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;

/** Ways to cut a body into pieces. */
public final class Cuts {
    private Cuts() {}

    /** The answer when the body comes in one piece. */
    public static Optional<String> whole(BodyInspector inspector, byte[] body) {
        inspector.feed(ByteBuffer.wrap(body));
        return inspector.finish();
    }

    /** The answer when every octet comes alone, in buffers without an array. */
    public static Optional<String> singly(BodyInspector inspector, byte[] body) {
        var buffer = ByteBuffer.wrap(body).asReadOnlyBuffer();
        for (int i = 0; i < body.length; i++) {
            inspector.feed(buffer.limit(i + 1));
        }
        return inspector.finish();
    }

    /** The answer when it comes in pieces of some lengths. */
    public static Optional<String> randomly(BodyInspector inspector, byte[] body, Random random) {
        var buffer = ByteBuffer.wrap(body);
        for (int at = 0; at < body.length; ) {
            at = Math.min(body.length, at + 1 + random.nextInt(97));
            inspector.feed(buffer.limit(at));
        }
        return inspector.finish();
    }
}
