// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class NameServerTest {

    @AutoClose
    private final NameServer server = new NameServer();

    private static Record text(String name, String text) throws IOException {
        return new TXTRecord(Name.fromString(name), DClass.IN, 60, text);
    }

    private Message ask(String name) throws IOException {
        var address = server.address().split(":", -1);
        var resolver = new SimpleResolver(address[0]);
        resolver.setPort(Integer.parseInt(address[1]));
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), Type.TXT, DClass.IN)));
    }

    @Test
    void aZoneTakesThePlaceOfTheOneBefore() throws IOException {
        server.publishOnly(List.of(text("a.example.", "old"), text("b.example.", "one"), text("b.example.", "two")));
        assertThat(ask("b.example.").getSection(Section.ANSWER)).hasSize(2);
        server.publishOnly(List.of(text("b.example.", "new")));
        assertThat(ask("b.example.").getSection(Section.ANSWER)).containsExactly(text("b.example.", "new"));
        assertThat(ask("a.example.").getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }
}
