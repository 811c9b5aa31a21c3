// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IniEditTest {

    private static String set(String text) {
        return IniEdit.set(text, "dkim_selector", "b");
    }

    @Test
    void replacesAValueWithAllItsLines() {
        assertThat(set("[params]\nx = 1\ndkim_selector: a\n   c\ny = 2\n"))
                .isEqualTo("[params]\nx = 1\ndkim_selector = b\ny = 2\n");
    }

    @Test
    void followsTheCommentThatShowsTheDefault() {
        assertThat(set("[params]\nx = 1\n#dkim_selector = chatmail\n\ny = 2"))
                .isEqualTo("[params]\nx = 1\n#dkim_selector = chatmail\ndkim_selector = b\n\ny = 2");
    }

    @Test
    void isFirstWhereThereIsNeither() {
        assertThat(set("# mine\n[params]\nx = 1\n")).isEqualTo("# mine\n[params]\ndkim_selector = b\nx = 1\n");
    }

    @Test
    void leavesOtherSectionsAlone() {
        assertThat(set("[other]\ndkim_selector = a\n[params]\n[more]\ndkim_selector = c\n"))
                .isEqualTo("[other]\ndkim_selector = a\n[params]\ndkim_selector = b\n[more]\ndkim_selector = c\n");
    }
}
