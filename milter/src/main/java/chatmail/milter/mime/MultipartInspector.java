// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the inspectors of multipart messages have in common: the type of the whole, the walk over its parts, the count.
 *
 * <p>A subclass says what each part must be.
 */
public abstract class MultipartInspector implements BodyInspector {
    private final Objection objection = new Objection();
    private final int minParts;
    private final MultipartShape shape;
    private final PartObserver observer;
    private final Optional<String> boundary;
    private Optional<MultipartReader> reader = Optional.empty();
    private int parts;
    private boolean finished;

    /**
     * Begins at the end of a header.
     *
     * @param headers of the message, complete
     * @param mediaType the type the whole must have
     * @param minParts how many parts there must be at least
     */
    protected MultipartInspector(
            Headers headers, String mediaType, int minParts, MultipartShape shape, PartObserver observer) {
        this.minParts = minParts;
        this.shape = shape;
        this.observer = observer;
        headers.problem().ifPresent(objection::raise);
        this.boundary = objection.unwrap(boundary(headers, mediaType));
    }

    private static Parsed<String> boundary(Headers headers, String mediaType) {
        return ContentType.read(headers)
                .then(type -> type.is(mediaType)
                        ? type.boundary()
                        : Parsed.<String>refused("the message is " + type.spoken()))
                .then(boundary -> TransferDecoding.read(headers)
                        .then(decoding -> decoding == TransferDecoding.IDENTITY
                                ? Parsed.of(boundary)
                                : Parsed.<String>refused("the multipart itself has a transfer encoding")));
    }

    /** Begins with the body: whoever is told of the parts must be complete. */
    private Optional<MultipartReader> reader() {
        if (reader.isEmpty()) {
            reader = boundary.map(text -> new MultipartReader(text, shape, this::begin, objection));
        }
        return reader;
    }

    private OctetSink begin(int number, Headers headers) {
        parts = number;
        return observer.encoded(number, headers, decoder(number, headers));
    }

    private OctetSink decoder(int number, Headers headers) {
        Optional<ContentType> type = objection.unwrap(ContentType.read(headers));
        Optional<TransferDecoding> decoding = objection.unwrap(TransferDecoding.read(headers));
        if (type.isEmpty() || decoding.isEmpty()) {
            return OctetSink.ignoring();
        }
        return decoding.get().decoding(observer.decoded(number, part(number, type.get())), objection);
    }

    /**
     * A part begins.
     *
     * @return takes its decoded body
     */
    protected abstract OctetSink part(int number, ContentType type);

    /** Where a subclass objects. */
    protected final Objection objection() {
        return objection;
    }

    /** Objects unless a part has its type. */
    protected final void require(int number, ContentType type, String mediaType) {
        if (!type.is(mediaType)) {
            objection.raise("part " + number + " is " + type.spoken());
        }
    }

    @Override
    public final void feed(ByteBuffer piece) {
        Pieces.consume(piece, this::feed);
    }

    private void feed(byte[] octets, int from, int to) {
        if (!objection.raised()) {
            reader().ifPresent(walk -> walk.accept(octets, from, to));
        }
    }

    @Override
    public final boolean decided() {
        return objection.raised();
    }

    @Override
    public final Optional<String> finish() {
        if (!finished && !objection.raised()) {
            reader().ifPresent(MultipartReader::end);
            if (parts < minParts) {
                objection.raise("there is no part " + (parts + 1));
            }
        }
        finished = true;
        return objection.rule();
    }
}
