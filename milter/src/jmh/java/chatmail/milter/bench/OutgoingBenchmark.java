// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.bench;

import chatmail.milter.dkim.SigningKeys;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Inspection;
import chatmail.milter.policy.Policies;
import chatmail.milter.policy.Policy;
import chatmail.milter.policy.Role;
import chatmail.milter.policy.TestPolicies;
import chatmail.milter.policy.Verdict;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A message of a user of ours to its verdict and its signature. The floor is SHA-256 of the body and one RSA signature. */
@State(Scope.Benchmark)
public class OutgoingBenchmark {
    private static final String AUTHOR = "alice@chat.example";
    private static final String RECIPIENT = "bob@elsewhere.example";
    private static final Envelope ENVELOPE = new Envelope(Optional.of(AUTHOR), "192.0.2.1", AUTHOR);

    /** Octets of encrypted data. */
    @Param("2000")
    public int payload;

    private final AtomicLong nanoTime = new AtomicLong();
    private BenchKeys keys;
    private BenchMail mail;
    private Policy policy;

    /** Makes keys and mail. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        keys = new BenchKeys();
        mail = BenchMail.from(AUTHOR, payload);
        SigningKeys ours = keys.of("chat.example");
        policy = new Policies(TestPolicies.config(), () -> ours, () -> BenchMail.NOW, this::aMinuteLater)
                .of(Role.OUTGOING);
    }

    /** Nobody is measured while waiting for his turn. */
    private long aMinuteLater() {
        return nanoTime.addAndGet(TimeUnit.MINUTES.toNanos(1));
    }

    /** Ours. */
    @Benchmark
    public Verdict sign() {
        Inspection inspection = policy.begin(ENVELOPE);
        inspection.recipient(RECIPIENT, Optional.empty());
        return Accepting.only(mail.through(inspection));
    }

    /** Plain Java. */
    @Benchmark
    public byte[] floor() throws GeneralSecurityException {
        return keys.sign(MessageDigest.getInstance("SHA-256").digest(mail.body()));
    }
}
