// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.files;

import java.util.Arrays;
import java.util.Optional;

/**
 * One file as it is and as it shall be.
 *
 * @param path as the running system sees it
 * @param before empty: there is none
 * @param after empty: there shall be none
 */
public record FileChange(String path, Optional<byte[]> before, Optional<byte[]> after) {

    /** Whether anything is to be done. */
    public boolean isOne() {
        return !same(before, after);
    }

    static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return Arrays.equals(one.orElse(null), other.orElse(null));
    }
}
