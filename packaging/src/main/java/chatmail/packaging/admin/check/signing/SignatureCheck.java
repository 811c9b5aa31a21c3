// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.Trouble;
import chatmail.packaging.admin.check.loop.TestMessage;
import chatmail.packaging.admin.dkim.DkimKey;
import chatmail.packaging.admin.dkim.KeyKind;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Scratch;
import chatmail.packaging.admin.zone.Records;
import chatmail.packaging.admin.zone.Txt;
import chatmail.packaging.mta.Answer;
import chatmail.packaging.mta.Macros;
import chatmail.packaging.mta.Mail;
import chatmail.packaging.mta.MtaConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.Type;

/**
 * Signs a message as users' messages are signed, and verifies it as others do.
 *
 * @param config as the running system sees it
 * @param socket of the milter for mail of users, likewise
 * @param keys that are to sign, as their files are now
 */
public record SignatureCheck(Host host, Path config, String domain, Path socket, List<DkimKey> keys, Records dns)
        implements Check {

    /** How the milter's log calls the message, in place of a queue id. */
    private static final String QUEUE_ID = "check";

    private static final String RESTART =
            "journalctl -u chatmail-milter -n 50 tells whether it could not read one; then systemctl restart"
                    + " chatmail-milter";

    public SignatureCheck {
        keys = List.copyOf(keys);
    }

    @Override
    public String name() {
        return "DKIM signature";
    }

    /** It starts a program, which takes its time on a small machine. */
    @Override
    public Duration atMost() {
        return Duration.ofSeconds(30);
    }

    @Override
    public List<Outcome> run() throws IOException {
        var mail = mail();
        Answer answer;
        try {
            answer = sign(mail);
        } catch (IOException silence) {
            return List.of(Outcome.fail(
                    "the milter does not sign: " + Trouble.words(silence),
                    "see the line socket " + socket + "; systemctl restart chatmail-milter"));
        }
        if (!answer.accepted()) {
            return List.of(Outcome.fail(
                    "the milter does not take an encrypted message of a user: " + answer.text(),
                    "journalctl -u chatmail-milter -n 20 tells why"));
        }
        if (answer.newFields().isEmpty()) {
            return List.of(Outcome.fail(
                    "the milter lets mail out unsigned, so others refuse it", "see the line DKIM key; " + RESTART));
        }
        return outcomes(mail.below(answer.newFields()));
    }

    private Mail mail() {
        var random = new SecureRandom();
        var user = "check" + random.nextInt(Integer.MAX_VALUE) + '@' + domain;
        return Mail.of(user, user, TestMessage.create(user, random).text().getBytes(US_ASCII));
    }

    private Answer sign(Mail mail) throws IOException {
        try (var milter = new MtaConnection(host.at(socket), new Macros(domain, true), mail, QUEUE_ID)) {
            return milter.deliver();
        }
    }

    private List<Outcome> outcomes(Mail signed) throws IOException {
        // Before the verifier asks, which may take a minute when DNS does not answer.
        var known = new ArrayList<DkimKey>();
        for (var key : keys) {
            if (Txt.values(dns.of(key.name(domain), Type.TXT)).stream().anyMatch(key::isIn)) {
                known.add(key);
            }
        }
        var explained = explain(signed);
        var signatures = Signature.explained(explained);
        if (signatures.isEmpty()) {
            return List.of(Outcome.fail("the verifier says nothing of it: " + explained, "report it"));
        }
        var outcomes = new ArrayList<Outcome>();
        signatures.forEach(signature -> judge(signature, known, outcomes));
        for (var key : keys) {
            if (signatures.stream().noneMatch(one -> one.selector().equals(key.selector()))) {
                outcomes.add(new Outcome(
                        Level.of(key.kind()), "the milter does not sign with the key " + key.selector(), RESTART));
            }
        }
        return outcomes.isEmpty() ? List.of(Outcome.ok(all(signatures) + " of the milter verify by DNS")) : outcomes;
    }

    private String explain(Mail signed) throws IOException {
        try (var scratch = Scratch.make()) {
            var file = scratch.directory().resolve("signed.eml");
            Files.write(file, signed.message());
            var milter = host.home().resolve("bin/chatmail-milter").toString();
            return host.run(milter, "--config", host.at(config).toString(), "explain", "incoming", file.toString())
                    .text();
        }
    }

    /** @param known keys that DNS has as their files have them */
    private void judge(Signature signature, List<DkimKey> known, List<Outcome> outcomes) {
        var selector = signature.selector();
        boolean asInFile = known.stream().anyMatch(key -> key.selector().equals(selector));
        if (signature.verifies()) {
            if (!asInFile) {
                outcomes.add(Outcome.warn(
                        "the milter signs with " + selector + " and it verifies, but by a key that it keeps in memory"
                                + " and has no file of any more",
                        "see the lines DKIM key and DKIM record: put that key back, or publish the one in the file; "
                                + RESTART));
            }
            return;
        }
        outcomes.add(new Outcome(
                Level.of(KeyKind.of(selector)),
                "others do not believe the signature by " + selector + ": " + signature.verdict(),
                asInFile
                        ? "DNS has the key that is in the file, and the milter signs with another: " + RESTART
                        : "see the line DKIM record " + selector
                                + "; if that is ok, systemctl restart chatmail-milter"));
    }

    private static String all(List<Signature> signatures) {
        return signatures.stream().map(Signature::algorithm).collect(Collectors.joining(" and "));
    }
}
