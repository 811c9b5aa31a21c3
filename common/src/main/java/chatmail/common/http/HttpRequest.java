// SPDX-License-Identifier: Apache-2.0
package chatmail.common.http;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody asks for. A body is read and forgotten.
 *
 * @param method such as {@code GET}
 * @param path of the target, without its query
 * @param fields of the header, by names whose case does not matter
 */
public record HttpRequest(String method, String path, Map<String, String> fields) {
    public HttpRequest {
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(fields);
        fields = Collections.unmodifiableMap(byName);
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
