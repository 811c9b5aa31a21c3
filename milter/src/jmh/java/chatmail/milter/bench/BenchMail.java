// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.bench;

import chatmail.milter.dkim.Signer;
import chatmail.milter.dkim.SigningKeys;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Limits;
import chatmail.milter.pgp.PgpMimeMail;
import chatmail.milter.policy.Ending;
import chatmail.milter.policy.Inspection;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An encrypted message as Postfix hands it over: fields, then a body in pieces. */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
record BenchMail(List<HeaderField> fields, byte[] body) {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Postfix fills a packet of the body as far as it may. */
    private static final int PIECE = 65_535;

    /** @param payload octets of encrypted data */
    static BenchMail from(String author, int payload) {
        PgpMimeMail mail = PgpMimeMail.encrypted(payload)
                .fields(
                        "From: <" + author + ">",
                        "To: <bob@elsewhere.example>",
                        "Subject: [...]",
                        "Date: Sun, 01 Mar 2026 12:00:00 +0000",
                        "Message-ID: <0123456789abcdef@localhost>",
                        "MIME-Version: 1.0",
                        "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b");
        return new BenchMail(mail.headers().fields(), mail.body());
    }

    BenchMail signedBy(SigningKeys keys) {
        var headers = new Headers(Limits.MESSAGE);
        fields.forEach(headers::add);
        var signer = new Signer(keys, headers, NOW);
        signer.feed(ByteBuffer.wrap(body));
        var signed = new ArrayList<>(signer.finish());
        signed.addAll(fields);
        return new BenchMail(List.copyOf(signed), body);
    }

    /** All of it, from the end of the envelope to the end of the message. */
    Ending through(Inspection inspection) {
        fields.forEach(inspection::header);
        inspection.endOfHeaders();
        for (int at = 0; at < body.length; at += PIECE) {
            inspection.body(ByteBuffer.wrap(body, at, Math.min(PIECE, body.length - at)));
        }
        return inspection.end();
    }
}
