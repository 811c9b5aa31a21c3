// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import chatmail.milter.mime.Cuts;
import chatmail.milter.mime.Fields;
import chatmail.milter.mime.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;

/** A PGP/MIME message, good unless something is changed. */
public final class PgpMimeMail {
    private String[] fields = {"Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b"};
    private String preamble = "\r\n";
    private String controlHeader = "Content-Type: application/pgp-encrypted; charset=\"utf-8\"\r\n";
    private String control = "Version: 1\r\n\r\n";
    private String dataHeader = "Content-Type: application/octet-stream; charset=\"utf-8\"\r\n";
    private String data = armor(Packets.join(Packets.PKESK, Packets.SEIPD_V1));
    private String end = "--b--\r\n";

    /** One whose encrypted data is so many octets of noise. */
    public static PgpMimeMail encrypted(int octets) {
        var noise = new byte[octets];
        new Random(octets).nextBytes(noise);
        byte[] data = Packets.packet(18, Packets.join(Packets.hex("01"), noise));
        return new PgpMimeMail().data(armor(Packets.join(Packets.PKESK, data)));
    }

    /** These octets as an armored message. */
    public static String armor(byte[] packets) {
        return "-----BEGIN PGP MESSAGE-----\r\n\r\n"
                + Base64.getMimeEncoder(64, new byte[] {'\r', '\n'}).encodeToString(packets)
                + "\r\n=abcd\r\n-----END PGP MESSAGE-----\r\n";
    }

    /** The header, instead of the one field that makes it PGP/MIME with the boundary {@code b}. */
    public PgpMimeMail fields(String... fields) {
        this.fields = fields;
        return this;
    }

    PgpMimeMail preamble(String preamble) {
        this.preamble = preamble;
        return this;
    }

    PgpMimeMail controlHeader(String controlHeader) {
        this.controlHeader = controlHeader;
        return this;
    }

    PgpMimeMail control(String control) {
        this.control = control;
        return this;
    }

    PgpMimeMail dataHeader(String dataHeader) {
        this.dataHeader = dataHeader;
        return this;
    }

    PgpMimeMail data(String data) {
        this.data = data;
        return this;
    }

    /** The data in base64, as a mail system would encode a part. */
    PgpMimeMail dataInBase64() {
        return data(Base64.getMimeEncoder().encodeToString(data.getBytes(StandardCharsets.ISO_8859_1)) + "\r\n");
    }

    PgpMimeMail end(String end) {
        this.end = end;
        return this;
    }

    /** The header as it came. */
    public Headers headers() {
        return Fields.headers(fields);
    }

    /** The body as it came. */
    public byte[] body() {
        return Fields.octets(
                preamble + "--b\r\n" + controlHeader + "\r\n" + control + "--b\r\n" + dataHeader + "\r\n" + data + end);
    }

    /** The first rule it breaks. */
    Optional<String> brokenRule() {
        return Cuts.whole(new PgpMimeInspector(headers(), ArmorRules.INCOMING, PgpObserver.NONE), body());
    }
}
