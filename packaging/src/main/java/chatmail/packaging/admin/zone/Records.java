// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.zone;

import java.io.IOException;
import java.util.List;
import org.xbill.DNS.Record;

/** What DNS says, with "there is none" told from "nobody knows". */
@FunctionalInterface
public interface Records {

    /**
     * The records of a name, beyond aliases.
     *
     * @param type such as {@link org.xbill.DNS.Type#MX}
     * @return empty when there is no such name, or none of this type
     * @throws IOException when nobody answers, or not to the point
     */
    List<Record> of(String name, int type) throws IOException;
}
