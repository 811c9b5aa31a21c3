// SPDX-License-Identifier: Apache-2.0
/** The packets as Postfix writes them, and messages as it shows them to a milter. */
package chatmail.packaging.mta;
