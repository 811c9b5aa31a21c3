// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.zone;

import java.util.List;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;

/** Text in DNS. */
public final class Txt {

    private Txt() {}

    /** The values of the TXT records among these, the strings of each joined. */
    public static List<String> values(List<Record> records) {
        return records.stream()
                .filter(TXTRecord.class::isInstance)
                .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                .toList();
    }
}
