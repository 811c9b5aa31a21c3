// SPDX-License-Identifier: Apache-2.0
package chatmail.common.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status such as 200
 * @param fields of the header, but for those about length and connection
 * @param body sent as UTF-8
 */
public record HttpAnswer(int status, Map<String, String> fields, String body) {
    public HttpAnswer {
        fields = Map.copyOf(fields);
    }

    /** @param type of the body, such as {@code text/plain} */
    public static HttpAnswer of(int status, String type, String body) {
        return new HttpAnswer(status, Map.of("Content-Type", type), body);
    }

    /** The same with one more field. */
    public HttpAnswer with(String name, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }
}
