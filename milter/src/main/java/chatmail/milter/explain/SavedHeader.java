// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.common.address.Address;
import chatmail.milter.mime.FromHeader;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Limits;
import chatmail.milter.mime.Parsed;

/** The header of a saved message: all of it counted, as much of it kept as the policies keep. */
final class SavedHeader {
    private final Headers headers = new Headers(Limits.MESSAGE);
    private long count;
    private long octets;

    SavedHeader(SavedMessage message) {
        message.header(this::add);
    }

    private void add(HeaderField field) {
        headers.add(field);
        count++;
        octets += field.name().length + field.value().length;
    }

    Headers headers() {
        return headers;
    }

    Parsed<Address> author() {
        return FromHeader.read(headers);
    }

    long count() {
        return count;
    }

    /** Names and values, as the limits count them. */
    long octets() {
        return octets;
    }
}
