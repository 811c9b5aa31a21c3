// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.bench;

import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import chatmail.milter.dkim.Verifier;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.NeedsAuthor;
import chatmail.milter.policy.Policies;
import chatmail.milter.policy.Policy;
import chatmail.milter.policy.Role;
import chatmail.milter.policy.TestPolicies;
import chatmail.milter.policy.Verdict;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A message from elsewhere to its verdict, PGP/MIME and DKIM, the key being known. The floor is SHA-256 of the body and one
 * RSA verification.
 */
@State(Scope.Benchmark)
public class IncomingBenchmark {
    private static final String DOMAIN = "remote.example";
    private static final Envelope ENVELOPE = new Envelope(Optional.empty(), "192.0.2.1", "alice@" + DOMAIN);

    /** As much as the header fields that a signature covers. */
    private static final int HEADER_OCTETS = 700;

    /** Octets of encrypted data. */
    @Param({"2000", "200000"})
    public int payload;

    private final byte[] header = new byte[HEADER_OCTETS];
    private BenchKeys keys;
    private BenchMail mail;
    private KeyAnswer answer;
    private Policy policy;
    private byte[] signature;

    /** Makes keys and mail. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        keys = new BenchKeys();
        mail = BenchMail.from("alice@" + DOMAIN, payload).signedBy(keys.of(DOMAIN));
        answer = keys.answer();
        policy = new Policies(TestPolicies.config(), () -> keys.of(DOMAIN), () -> BenchMail.NOW, () -> 0)
                .of(Role.INCOMING);
        signature = keys.sign(header);
    }

    /** Ours. */
    @Benchmark
    public Verdict inspect() {
        var question = (NeedsAuthor) mail.through(policy.begin(ENVELOPE));
        Verifier verifier = question.verifier();
        for (KeyName key : verifier.keys()) {
            verifier.passes(key, answer);
        }
        return Accepting.only(question.then().apply(verifier.conclude()));
    }

    /** Plain Java. */
    @Benchmark
    public boolean floor() throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(mail.body());
        Signature verification = Signature.getInstance("SHA256withRSA");
        verification.initVerify(keys.publicKey());
        verification.update(header);
        return verification.verify(signature) && hash.length > 0;
    }
}
