class Flagdrill < Formula
  desc "Learn a command-line by heart, ten minutes a day"
  homepage "@URL@"
  url "@URL@/flagdrill-@VERSION@.tgz"
  sha256 "@SHA256@"
  license "MIT"

  depends_on "node"

  def install
    libexec.install Dir["*"]
    (bin/"flagdrill").write <<~SH
      #!/bin/sh
      exec "#{Formula["node"].opt_bin}/node" "#{libexec}/dist/flagdrill.cjs" "$@"
    SH
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/flagdrill --version")
  end
end
