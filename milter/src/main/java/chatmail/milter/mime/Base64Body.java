// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

/** A part in base64 (RFC 2045, section 6.8): nothing but the encoding may be in it. */
final class Base64Body implements OctetSink {
    private final OctetSink sink;
    private final Objection objection;
    private final Base64Decoder decoder;

    Base64Body(OctetSink sink, Objection objection) {
        this.sink = sink;
        this.objection = objection;
        this.decoder = new Base64Decoder(sink);
    }

    @Override
    public void accept(byte[] octets, int from, int to) {
        if (decoder.take(octets, from, to) < to) {
            object();
        }
    }

    private void object() {
        objection.raise("a part is not strict base64");
    }

    @Override
    public void end() {
        if (!decoder.complete()) {
            object();
        }
        sink.end();
    }
}
