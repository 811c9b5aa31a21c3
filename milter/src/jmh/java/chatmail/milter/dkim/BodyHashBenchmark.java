// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The hash of a body in its two canonical forms. The floor is SHA-256 of the body as it is. */
@State(Scope.Benchmark)
public class BodyHashBenchmark {
    /** Octets of the body before base64. */
    @Param("200000")
    public int payload;

    private byte[] body;

    /** Makes lines of base64. */
    @Setup
    public void prepare() {
        var octets = new byte[payload];
        new Random(payload).nextBytes(octets);
        body = (Base64.getMimeEncoder().encodeToString(octets) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Ours. */
    @Benchmark
    public byte[] simple() {
        return hash(Canonicalization.SIMPLE);
    }

    /** Ours. */
    @Benchmark
    public byte[] relaxed() {
        return hash(Canonicalization.RELAXED);
    }

    private byte[] hash(Canonicalization form) {
        var hash = new BodyHash(form);
        hash.feed(body, 0, body.length);
        hash.finish();
        return hash.hash();
    }

    /** Plain Java. */
    @Benchmark
    public byte[] floor() {
        return Sha256.of(body);
    }
}
