// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportTest {
    private static final String REPORT = "Content-Type: multipart/report; report-type=delivery-status; boundary=b";

    private static Optional<String> judge(String contentType, String... parts) {
        var body = new StringBuilder("This is a MIME-encapsulated message.\r\n\r\n");
        for (String type : parts) {
            body.append("--b\r\nContent-Type: ").append(type).append("\r\n\r\nx\r\n");
        }
        return Cuts.whole(
                new DeliveryReport(Fields.headers(contentType), PartObserver.NONE),
                Fields.octets(body.append("--b--\r\n").toString()));
    }

    @Test
    void isRecognizedByItsSecondPart() {
        assertThat(judge(REPORT, "text/plain", "message/delivery-status")).isEmpty();
        assertThat(judge(REPORT, "multipart/alternative; boundary=c", "message/delivery-status", "message/rfc822"))
                .isEmpty();
        assertThat(judge(REPORT, "text/plain", "message/global-delivery-status", "message/global"))
                .isEmpty();
    }

    @Test
    void isNotRecognizedByItsCoverAlone() {
        assertThat(judge(REPORT, "text/plain")).contains("there is no part 2");
        assertThat(judge(REPORT, "text/plain", "text/html")).contains("part 2 is text/html");
        assertThat(judge(REPORT, "text/plain", "message/delivery-status", "text/html", "text/html"))
                .contains("there is a part 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/report; boundary=b",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
                "Content-Type: multipart/report; report-type*=us-ascii''delivery-status; boundary=b",
                "Content-Type: multipart/mixed; report-type=delivery-status; boundary=b",
            })
    void mustCallItselfOne(String contentType) {
        assertThat(judge(contentType, "text/plain", "message/delivery-status")).isPresent();
    }

    @Nested
    class ItsHeader {
        private static boolean isFromMailSystem(String localPart, String... fields) {
            return DeliveryReport.headerObjection(Fields.headers(fields), new Address(localPart, "x.org"))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "auto-replied,true",
            "Auto-Generated,true",
            "auto-replied (rejected),true",
            "auto-replied; owner-email=a@x.org,true",
            "no,false",
            "'',false",
            "auto-notified,false"
        })
        void isMarkedAsAutomatic(String value, boolean expected) {
            assertThat(isFromMailSystem("mailer-daemon", "Auto-Submitted: " + value))
                    .isEqualTo(expected);
        }

        @Test
        void namesTheMailSystemAsAuthor() {
            assertThat(isFromMailSystem("bob", "Auto-Submitted: auto-replied")).isFalse();
        }

        @Test
        void isNotOneWithoutTheMark() {
            assertThat(isFromMailSystem("mailer-daemon")).isFalse();
            assertThat(isFromMailSystem("mailer-daemon", "Auto-Submitted: auto-replied", "Auto-Submitted: no"))
                    .isFalse();
        }
    }
}
