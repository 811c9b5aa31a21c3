// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Standard output. Its lines hold addresses, so they go to who asked for them and never to the log. */
final class Lines implements Consumer<CharSequence>, AutoCloseable {
    private final OutputStream out;

    private Lines(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    static Lines onStandardOutput() {
        return new Lines(System.out);
    }

    @Override
    public void accept(CharSequence lines) {
        try {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Standard output itself stays open. */
    @Override
    public void close() throws IOException {
        out.flush();
    }
}
