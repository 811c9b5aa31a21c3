// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class FromHeaderFuzzTest {
    private static Parsed<Address> read(byte[] value) {
        var headers = new Headers(Limits.MESSAGE);
        headers.add(new HeaderField(Fields.octets("From"), value));
        return FromHeader.read(headers);
    }

    @FuzzTest
    void whatIsAcceptedIsInItsFinalForm(byte[] value) {
        Parsed<Address> read = read(value);
        assertThat(read.value().isPresent()).isNotEqualTo(read.problem().isPresent());
        read.value().ifPresent(address -> {
            assertThat(address.domain()).matches("[a-z0-9._:\\[\\]-]+");
            assertThat(read(address.toString().getBytes(StandardCharsets.UTF_8)).value())
                    .contains(address);
        });
    }
}
