{
  description = "Learn a command line by heart, ten minutes a day";

  inputs.nixpkgs.url = "nixpkgs/nixos-unstable";

  outputs =
    { self, nixpkgs }:
    let
      systems = [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
      each = nixpkgs.lib.genAttrs systems;
    in
    {
      packages = each (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
        in
        {
          default = pkgs.stdenvNoCC.mkDerivation {
            pname = "flagdrill";
            version = "@VERSION@";
            src = pkgs.fetchurl {
              url = "@URL@/flagdrill-@VERSION@.tgz";
              sha256 = "@SHA256@";
            };
            sourceRoot = "package";
            nativeBuildInputs = [ pkgs.makeWrapper ];
            installPhase = ''
              mkdir -p $out/lib/flagdrill
              cp -r . $out/lib/flagdrill
              makeWrapper ${pkgs.nodejs}/bin/node $out/bin/flagdrill \
                --add-flags $out/lib/flagdrill/dist/flagdrill.cjs
            '';
            meta = {
              description = "Learn a command line by heart, ten minutes a day";
              license = pkgs.lib.licenses.mit;
              mainProgram = "flagdrill";
            };
          };
        }
      );
    };
}
