// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.common.address.Address;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A small message to sign, change and verify. */
public final class SignedMail {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Address AUTHOR = new Address("alice", "remote.example");

    private final List<HeaderField> fields = new ArrayList<>();
    private byte[] body = octets("Hello,\r\n\r\n  who is  there? \r\n\r\n\r\n");

    /** A message without any signature. */
    public static SignedMail unsigned() {
        return new SignedMail()
                .append("From", " Alice <alice@remote.example>")
                .append("To", " bob@chat.example,\n\tcarol@chat.example")
                .append("Subject", " [...]")
                .append("Date", " Sun, 01 Mar 2026 12:00:00 +0000");
    }

    /** The same, signed by every key of these. */
    public static SignedMail by(SigningKeys keys) {
        return unsigned().sign(keys, NOW);
    }

    SignedMail sign(SigningKeys keys, Instant at) {
        var signer = new Signer(keys, headers(), at);
        signer.feed(ByteBuffer.wrap(body));
        fields.addAll(0, signer.finish());
        return this;
    }

    SignedMail append(String name, String value) {
        fields.add(new HeaderField(octets(name), octets(value)));
        return this;
    }

    SignedMail prepend(String name, String value) {
        fields.add(0, new HeaderField(octets(name), octets(value)));
        return this;
    }

    /** Changes the first field of that name. */
    SignedMail change(String name, UnaryOperator<String> change) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).is(name)) {
                String value = new String(fields.get(i).value(), StandardCharsets.ISO_8859_1);
                fields.set(i, new HeaderField(fields.get(i).name(), octets(change.apply(value))));
                return this;
            }
        }
        throw new IllegalArgumentException("no field " + name);
    }

    SignedMail body(String text) {
        body = octets(text);
        return this;
    }

    byte[] body() {
        return body;
    }

    Headers headers() {
        var headers = new Headers(Limits.MESSAGE);
        fields.forEach(headers::add);
        return headers;
    }

    /** A verifier that has seen all of it. */
    public Verifier verifier() {
        return verifier(NOW);
    }

    Verifier verifier(Instant now) {
        var verifier = new Verifier(headers(), AUTHOR, now);
        verifier.feed(ByteBuffer.wrap(body));
        return verifier;
    }

    Verification verify() {
        return verify(NOW);
    }

    Verification verify(Instant now) {
        Verifier verifier = verifier(now);
        verifier.keys().forEach(key -> verifier.passes(key, TestKeys.ofThisRun().answer(key)));
        return verifier.conclude();
    }

    /** The message in a file, CRLF at the end of lines. */
    byte[] wire() {
        var text = new StringBuilder();
        fields.forEach(field -> text.append(field)
                .append(':')
                .append(new String(field.value(), StandardCharsets.ISO_8859_1).replace("\n", "\r\n"))
                .append("\r\n"));
        return octets(text.append("\r\n")
                .append(new String(body, StandardCharsets.ISO_8859_1))
                .toString());
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
