// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.bench;

import chatmail.milter.mime.Objection;
import chatmail.milter.mime.OctetSink;
import chatmail.milter.pgp.ArmorReader;
import chatmail.milter.pgp.ArmorRules;
import chatmail.milter.pgp.PgpMimeMail;
import chatmail.milter.pgp.PgpObserver;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Base64 in lines to octets, the armor around it checked. The floor is the MIME decoder of Java. */
@State(Scope.Benchmark)
public class ArmorBenchmark {
    /** Octets inside the armor. */
    @Param("200000")
    public int payload;

    private byte[] armor;
    private byte[] lines;

    /** Makes an armor, and what stands between its first and its last line. */
    @Setup
    public void prepare() {
        var octets = new byte[payload];
        new Random(payload).nextBytes(octets);
        String text = PgpMimeMail.armor(octets);
        armor = text.getBytes(StandardCharsets.US_ASCII);
        lines = text.substring(text.indexOf("\r\n\r\n") + 4, text.indexOf("\r\n="))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Ours. */
    @Benchmark
    public boolean read() {
        var objection = new Objection();
        var reader = new ArmorReader(ArmorRules.INCOMING, OctetSink.ignoring(), objection, PgpObserver.NONE);
        reader.accept(armor, 0, armor.length);
        reader.end();
        if (objection.raised()) {
            throw new IllegalStateException("the armor was refused");
        }
        return true;
    }

    /** Plain Java. */
    @Benchmark
    public byte[] floor() {
        return Base64.getMimeDecoder().decode(lines);
    }
}
