// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import com.google.gson.JsonObject;

/**
 * Something the core told about.
 *
 * @param kind what happened, for example {@code IncomingMsg}
 * @param fields the details, as the core named them
 * @param nanoTime when we heard of it, on the clock of {@link System#nanoTime()}
 */
record Event(String kind, JsonObject fields, long nanoTime) {
    static Event heardNow(JsonObject fields) {
        return new Event(fields.get("kind").getAsString(), fields, System.nanoTime());
    }

    int number(String field) {
        return fields.get(field).getAsInt();
    }
}
